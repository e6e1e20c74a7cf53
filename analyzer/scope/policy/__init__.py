"""Readers of privacy policies: text or HTML to blocks, sentences, and what each declares."""
