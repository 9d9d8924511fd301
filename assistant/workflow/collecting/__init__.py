"""What offices sent in (收集), as a use case: read, sorted into sections, laid beside what is there, written into facts.md."""
