"""What a manuscript's parts are, told from its look and words: front matter, headings, sections, references."""
