"""News-like articles with known truth, and web pages around them. See ../generate_news.py."""
