"""What a sweep leaves to be read: tables on the terminal, figures, and a page in three languages."""
