"""What the pages of the knowledge base show: one frozen object a page, made with a number of queries that never grows."""
