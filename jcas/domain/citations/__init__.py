"""Citations and references, linked both ways; APA 7th edition."""
