"""From a brief to finished sections: outline, draft, rewrite, and the skeleton that needs no model."""
