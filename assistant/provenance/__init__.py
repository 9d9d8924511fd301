"""What each figure and clause rests on (依据): trace, coverage, activities."""
