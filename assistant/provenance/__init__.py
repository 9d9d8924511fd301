"""What each figure and clause rests on (依据): figures, names, clauses of a text and the use of every fact."""
