"""What an evaluation found, for programs (JSON, JUnit) and for people (markdown, HTML)."""
