"""D: numbers and dates by GB/T 15835-2011."""
