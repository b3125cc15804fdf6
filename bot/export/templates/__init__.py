"""An office's own template: what is to be filled in it, and a copy with just that filled in.

Markers are literal: nothing in a template is carried out, and nothing that is filled in is looked at again.
"""
