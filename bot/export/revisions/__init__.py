"""Two versions of a text as one Word file with tracked changes (花脸稿), and a corrected file taken back."""
