"""What Chinese text says by its form: quantities, sentences, names, placeholders, repetitions. Values in, values out."""
