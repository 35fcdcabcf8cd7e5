"""The report of a comparison that is read in a browser: what stands in it, and how it is put on a page."""
