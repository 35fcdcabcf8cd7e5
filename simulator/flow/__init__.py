"""How the crowd moves: chance, population, itineraries and the two walkers."""
