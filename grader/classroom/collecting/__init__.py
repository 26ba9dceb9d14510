"""What `kata grade` reads: folders and archives of files, whose they are, and when they were handed in."""
