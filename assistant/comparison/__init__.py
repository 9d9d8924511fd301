"""One text beside another (比较): words, sentences, sections, hand edits and what becomes of them."""
