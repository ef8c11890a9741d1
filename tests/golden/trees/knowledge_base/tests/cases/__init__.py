# Generated from specs/knowledge_base.yaml by templates/tests/cases/__init__.py.j2.
"""Every entity and every business operation, as the tests know it."""

from tests.cases import article, author, category, comment, note, section, tag

SUBJECTS = (
    category.SUBJECT,
    author.SUBJECT,
    tag.SUBJECT,
    article.SUBJECT,
    section.SUBJECT,
    note.SUBJECT,
    comment.SUBJECT,
)
