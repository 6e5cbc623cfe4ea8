"""A file becomes records: `tables` reads rows, `mapping` names fields, `plan` compares, `apply` writes."""
