"""Programs that are measured as processes of their own, so that nothing else is in their memory."""
