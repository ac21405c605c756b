"""Words that say nothing of a subject, folded. Short lists: a word that may matter stays out of them."""

_LISTS = {
    "fr": """a ai ainsi alors au aucun aucune aupres aura auront aussi autre autres aux avaient avait avant avec
        avez avoir avons c ca car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci
        comme comment d dans de des dois doit doivent donc dont du elle elles en encore entre es est
        et etaient etait ete etes etre eu eux fait font fut hui aujourdhui il ils j je jusqu l la le
        les leur leurs lors lorsqu lorsque lui m ma mais me meme memes mes moi mon n ne ni nos notre
        nous on ont or ou oui par parce pas peu peut peuvent peux plus pour pourquoi pouvez puis
        puisqu puisque qu quand que quel quelle quelles quelqu quelque quelques quels qui quoi
        quoiqu s sa sans se sera seront ses seulement si sinon soi soient soit son sont sous suis
        sur t ta tandis te tel telle telles tels tes toi ton tous tout toute toutes tres tu un une
        unes uns va vers via voici voila vont vos votre vous vu y""",
    "nl": """aan al alle alles als altijd andere ben bij binnen daar dan dat de der deze die dit doen door dus een en
        er geen haar had heb hebben heeft hem het hier hij hoe hun iemand iets ik in is ja je jij jou jouw kan
        kun kunnen maar me meer met mij mijn moet moeten na naar niemand niet niets nog nu of om omdat ons onze
        ook op over s t te tegen toch toen tot u uit uw van veel voor waar waarom wanneer want was
        wat we wel werd wie wij wil worden wordt zal ze zelf zich zij zijn zo zonder zou""",
    "de": """aber al alles als am an auch auf aus bei beim bin bis bist da damit dann das dass dem den denn der des
        dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen
        einer eines er es etwas fur hab habe haben hat hatte ich ihm ihn ihnen ihr ihre ihrem ihren ihrer
        im in ins ist ja jemand kan kann konnen man mein meine mich mir mit muss nach nicht nichts niemand noch nun nur
        ob oder ohne seid sein seine sich sie sind so sol soll uber um und uns unser unsere unter vom
        von vor war waren warum was weil welche wen wenn wer werden wie wil will wir wird wo zu zum
        zur""",
    "en": """a about am an and any are as at be because been being but by can could did do does doing for from
        had has have he her here him his how i if in into is it its just me more most my no nor not
        of on or our out over own s she should so some such t than that the their them then there
        these they this those to too up very was we were what when where which who whom why will
        with would you your""",
}

STOP_WORDS = {language: frozenset(words.split()) for language, words in _LISTS.items()}
