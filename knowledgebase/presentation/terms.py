"""The fields of the pages of the knowledge base that hold terms, and the axes by which lists are filtered."""

AXES = {
    "challenges": "challenge",
    "audiences": "audience",
    "sectors": "sector",
    "structure_kinds": "structure_kind",
    "territories": "territory",
    "authorities": "authority",
}
