"""Draft, summary and labels as pydantic models; their JSON Schemas are in `json/`."""
