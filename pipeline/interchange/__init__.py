"""Between catalogues and the files of CAT tools: XLIFF 2.1 and 1.2, TMX, tables."""
