"""Whatever people do to a plan, in whatever order: what must stay true stays true."""
