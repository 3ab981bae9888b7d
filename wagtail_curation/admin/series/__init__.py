"""The editors’ pages about whole series: holding, releasing, the overview."""
