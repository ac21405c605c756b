"""What the pages of the knowledge base show: one frozen object a page, made with as many queries whatever it holds."""
