"""The site: handouts first, and the whole Python course behind them, as files without a server."""
