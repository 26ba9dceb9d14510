"""All tests, in folders by purpose."""
