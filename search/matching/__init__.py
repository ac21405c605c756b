"""What every engine does in the same way, so that all of them find the same: how a document is laid out, how a question
is understood, ranked and corrected, and what is shown of an answer."""
