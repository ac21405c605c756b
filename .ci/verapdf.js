// Run by .ci/verapdf, in the JavaScript engine that veraPDF brings along.
Packages.org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
var flavour = Packages.org.verapdf.pdfa.flavours.PDFAFlavour.byFlavourId("ua1");
var foundry = Packages.org.verapdf.pdfa.Foundries.defaultInstance();
var broken = false;
for (var i = 0; i < arguments.length; i++) {
  var parser = foundry.createParser(new java.io.File(arguments[i]), flavour);
  var result = foundry.createValidator(flavour, false).validate(parser);
  print(arguments[i] + ": " + (result.isCompliant() ? "PDF/UA-1" : "not PDF/UA-1"));
  broken = broken || !result.isCompliant();
  var seen = {};
  for (var each = result.getTestAssertions().iterator(); each.hasNext();) {
    var assertion = each.next();
    var rule = String(assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber());
    if (String(assertion.getStatus()) === "failed" && !seen[rule]) {
      seen[rule] = true;
      print("  " + rule + ": " + assertion.getMessage());
    }
  }
  parser.close();
}
java.lang.System.exit(broken ? 1 : 0);
