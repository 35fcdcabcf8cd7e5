"""What an optimisation leaves behind: tables on the terminal, files, figures."""
