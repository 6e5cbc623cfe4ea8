"""IIIF Presentation 3: `manifest` tells of a record's pictures, `collection` which manifests there are."""
