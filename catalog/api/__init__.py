"""The catalogue for programs: every public record, list and search as JSON, to be read only."""
