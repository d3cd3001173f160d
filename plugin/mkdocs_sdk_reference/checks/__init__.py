"""What is wrong in a docs folder, and the edits that fix it."""
