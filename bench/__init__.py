"""How fast and how large the program is, as ratios against plain work measured in the same run."""
