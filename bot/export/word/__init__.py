"""The Word file by GB/T 9704-2012, part by part."""
