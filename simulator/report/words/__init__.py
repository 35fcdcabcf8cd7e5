"""What people read, in three languages, each in its own words: names of measures, and sentences made of numbers."""
