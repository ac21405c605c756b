"""Loads the demo content of demo/ through the services that the editors' actions use. demo/README.md tells its form."""
