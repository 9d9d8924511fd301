"""What the program mends in a section's text (修补): wrong figures, tails, repeats, missing facts; and what it marks."""
