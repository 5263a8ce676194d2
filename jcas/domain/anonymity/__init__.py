"""Who wrote it, as the text itself tells: the authors' names, their own works, links that lead to them."""
