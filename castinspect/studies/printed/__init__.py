"""What is printed: the paper, its words in the language of who prints, process charts and agreement studies."""
