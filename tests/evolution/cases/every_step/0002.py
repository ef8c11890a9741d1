"""Change 6 tables.

drop_fk_notes_article_id_articles_seen: ACCESS EXCLUSIVE for a moment on notes
rename_writers: ACCESS EXCLUSIVE for a moment on writers
rename_articles: ACCESS EXCLUSIVE for a moment on articles
create_shelves: nobody waits
create_boxes: ACCESS EXCLUSIVE for a moment on shelves
add_fk_shelves_first_id_boxes: ACCESS EXCLUSIVE for a moment on shelves, boxes
fk_shelves_first_id_boxes: every row of shelves is read, beside readers and writers
change_writers: ACCESS EXCLUSIVE for a moment on writers
change_articles: ACCESS EXCLUSIVE for a moment on articles
change_notes: ACCESS EXCLUSIVE for a moment on notes, articles
fill_articles_pages_1: rows of articles in batches; each is locked while its batch is written
fill_articles_state_2: rows of articles in batches; each is locked while its batch is written
fill_articles_state_3: rows of articles in batches; each is locked while its batch is written
demand_articles: ACCESS EXCLUSIVE for a moment on articles
refill_articles_pages_1: rows of articles in batches; each is locked while its batch is written
refill_articles_state_2: rows of articles in batches; each is locked while its batch is written
refill_articles_state_3: rows of articles in batches; each is locked while its batch is written
ix_writers_mentor_id: an index of writers is built beside readers and writers
ix_writers_best_id: an index of writers is built beside readers and writers
uq_tags_label_new: an index of tags is built beside readers and writers
take_uq_tags_label: ACCESS EXCLUSIVE for a moment on tags
uq_articles_code_per_box: an index of articles is built beside readers and writers
ix_articles_shelf_new: an index of articles is built beside readers and writers
take_ix_articles_shelf: ACCESS EXCLUSIVE for a moment on articles
ix_articles_box_id: an index of articles is built beside readers and writers
refer_writers: ACCESS EXCLUSIVE for a moment on writers, articles
refer_articles: ACCESS EXCLUSIVE for a moment on articles, boxes
add_ck_writers_mentor_id_acyclic: ACCESS EXCLUSIVE for a moment on writers
add_fk_writers_best_id_articles_seen: ACCESS EXCLUSIVE for a moment on writers
add_fk_writers_best_id_articles_gone: ACCESS EXCLUSIVE for a moment on articles
ck_writers_mentor_id_itself: every row of writers is read, beside readers and writers
ck_writers_name_min_length: every row of writers is read, beside readers and writers
ck_writers_name_blank: every row of writers is read, beside readers and writers
fk_writers_mentor_id_writers: every row of writers is read, beside readers and writers
fk_writers_best_id_articles: every row of writers is read, beside readers and writers
ck_articles_price_ge: every row of articles is read, beside readers and writers
ck_articles_headline_max_length: every row of articles is read, beside readers and writers
ck_articles_state_values: every row of articles is read, beside readers and writers
ck_articles_code_max_length: every row of articles is read, beside readers and writers
fk_articles_box_id_boxes: every row of articles is read, beside readers and writers
ck_articles_pages_required: every row of articles is read, beside readers and writers
pages is required: ACCESS EXCLUSIVE for a moment on articles

The version before does not work with it: stop it, migrate, start the new one.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from src.core.migration_steps import Backfill, BuildIndex, Locked, Validate, run_steps

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the database to this revision."""
    run_steps(
        revision,
        Locked("drop_fk_notes_article_id_articles_seen", drop_fk_notes_article_id_articles_seen),
        Locked("rename_writers", rename_writers),
        Locked("rename_articles", rename_articles),
        Locked("create_shelves", create_shelves),
        Locked("create_boxes", create_boxes),
        Locked("add_fk_shelves_first_id_boxes", add_fk_shelves_first_id_boxes),
        Validate("shelves", "fk_shelves_first_id_boxes"),
        Locked("change_writers", change_writers),
        Locked("change_articles", change_articles),
        Locked("change_notes", change_notes),
        Backfill("fill_articles_pages_1", "articles", values={"pages": "'1'"}, where="pages IS NULL"),
        Backfill("fill_articles_state_2", "articles", values={"state": "'PUBLIC'"}, where="state = 'LIVE'"),
        Backfill("fill_articles_state_3", "articles", values={"state": "'GONE'"}, where="state = 'SOLD_OUT'"),
        Locked("demand_articles", demand_articles),
        Backfill("refill_articles_pages_1", "articles", values={"pages": "'1'"}, where="pages IS NULL"),
        Backfill("refill_articles_state_2", "articles", values={"state": "'PUBLIC'"}, where="state = 'LIVE'"),
        Backfill("refill_articles_state_3", "articles", values={"state": "'GONE'"}, where="state = 'SOLD_OUT'"),
        BuildIndex("ix_writers_mentor_id", build_ix_writers_mentor_id),
        BuildIndex("ix_writers_best_id", build_ix_writers_best_id),
        BuildIndex("uq_tags_label_new", build_uq_tags_label_new),
        Locked("take_uq_tags_label", take_uq_tags_label),
        BuildIndex("uq_articles_code_per_box", build_uq_articles_code_per_box),
        BuildIndex("ix_articles_shelf_new", build_ix_articles_shelf_new),
        Locked("take_ix_articles_shelf", take_ix_articles_shelf),
        BuildIndex("ix_articles_box_id", build_ix_articles_box_id),
        Locked("refer_writers", refer_writers),
        Locked("refer_articles", refer_articles),
        Locked("add_ck_writers_mentor_id_acyclic", add_ck_writers_mentor_id_acyclic),
        Locked("add_fk_writers_best_id_articles_seen", add_fk_writers_best_id_articles_seen),
        Locked("add_fk_writers_best_id_articles_gone", add_fk_writers_best_id_articles_gone),
        Validate("writers", "ck_writers_mentor_id_itself"),
        Validate("writers", "ck_writers_name_min_length"),
        Validate("writers", "ck_writers_name_blank"),
        Validate("writers", "fk_writers_mentor_id_writers"),
        Validate("writers", "fk_writers_best_id_articles"),
        Validate("articles", "ck_articles_price_ge"),
        Validate("articles", "ck_articles_headline_max_length"),
        Validate("articles", "ck_articles_state_values"),
        Validate("articles", "ck_articles_code_max_length"),
        Validate("articles", "fk_articles_box_id_boxes"),
        Validate("articles", "ck_articles_pages_required"),
        Locked("require_articles_pages", require_articles_pages),
    )


def downgrade() -> None:
    """Bring it back to the one before."""
    run_steps(
        revision,
        Locked("drop_ck_writers_mentor_id_acyclic_back", drop_ck_writers_mentor_id_acyclic_back),
        Locked("drop_fk_writers_best_id_articles_seen_back", drop_fk_writers_best_id_articles_seen_back),
        Locked("drop_fk_writers_best_id_articles_gone_back", drop_fk_writers_best_id_articles_gone_back),
        Locked("rename_authors_back", rename_authors_back),
        Locked("rename_articles_back", rename_articles_back),
        Locked("change_authors_back", change_authors_back),
        Locked("change_articles_back", change_articles_back),
        Locked("change_shelves_back", change_shelves_back),
        Locked("change_boxes_back", change_boxes_back),
        Backfill("fill_articles_state_1_back", "articles", values={"state": "'LIVE'"}, where="state = 'PUBLIC'"),
        Backfill("fill_articles_state_2_back", "articles", values={"state": "'SOLD_OUT'"}, where="state = 'GONE'"),
        Locked("demand_articles_back", demand_articles_back),
        Backfill("refill_articles_state_1_back", "articles", values={"state": "'LIVE'"}, where="state = 'PUBLIC'"),
        Backfill("refill_articles_state_2_back", "articles", values={"state": "'SOLD_OUT'"}, where="state = 'GONE'"),
        BuildIndex("uq_tags_label_new", build_uq_tags_label_new_back),
        Locked("take_uq_tags_label_back", take_uq_tags_label_back),
        BuildIndex("uq_articles_slug", build_uq_articles_slug_back),
        BuildIndex("ix_articles_shelf_new", build_ix_articles_shelf_new_back),
        Locked("take_ix_articles_shelf_back", take_ix_articles_shelf_back),
        Locked("refer_notes_back", refer_notes_back),
        Locked("add_fk_notes_article_id_articles_seen_back", add_fk_notes_article_id_articles_seen_back),
        Validate("articles", "ck_articles_price_ge"),
        Validate("articles", "ck_articles_title_max_length"),
        Validate("articles", "ck_articles_slug_max_length"),
        Validate("articles", "ck_articles_state_values"),
        Validate("notes", "fk_notes_article_id_articles"),
        Validate("articles", "ck_articles_slug_required"),
        Locked("require_articles_slug_back", require_articles_slug_back),
        Locked("contract_authors_back", contract_authors_back),
        Locked("contract_articles_back", contract_articles_back),
        Locked("drop_shelves_back", drop_shelves_back),
        Locked("drop_boxes_back", drop_boxes_back),
    )


def drop_fk_notes_article_id_articles_seen() -> None:
    op.execute("DROP TRIGGER fk_notes_article_id_articles_seen ON notes")
    op.execute("DROP FUNCTION fk_notes_article_id_articles_seen()")


def rename_writers() -> None:
    op.rename_table("authors", "writers")
    op.execute("ALTER TABLE writers RENAME CONSTRAINT pk_authors TO pk_writers")
    op.execute("ALTER TABLE writers RENAME CONSTRAINT ck_authors_name_max_length TO ck_writers_name_max_length")
    op.execute("ALTER INDEX ix_authors_created_at_id RENAME TO ix_writers_created_at_id")


def rename_articles() -> None:
    op.alter_column("articles", "title", new_column_name="headline")
    op.execute("ALTER TABLE articles RENAME CONSTRAINT fk_articles_author_id_authors TO fk_articles_author_id_writers")
    op.execute("ALTER INDEX ix_articles_title RENAME TO ix_articles_headline")


def create_shelves() -> None:
    op.create_table(
        "shelves",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("first_id", sa.Uuid(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("char_length(place) <= 20", name=op.f("ck_shelves_place_max_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shelves")),
    )
    op.create_index(op.f("ix_shelves_created_at_id"), "shelves", ["created_at", "id"])
    op.create_index(op.f("ix_shelves_first_id"), "shelves", ["first_id"])


def create_boxes() -> None:
    op.create_table(
        "boxes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("shelf_id", sa.Uuid(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.ForeignKeyConstraint(
            ["shelf_id"], ["shelves.id"], name=op.f("fk_boxes_shelf_id_shelves"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_boxes")),
    )
    op.create_index(op.f("ix_boxes_created_at_id"), "boxes", ["created_at", "id"])
    op.create_index(op.f("ix_boxes_shelf_id"), "boxes", ["shelf_id"])


def add_fk_shelves_first_id_boxes() -> None:
    op.create_foreign_key(
        op.f("fk_shelves_first_id_boxes"),
        "shelves",
        "boxes",
        ["first_id"],
        ["id"],
        ondelete="SET NULL",
        postgresql_not_valid=True,
    )


def change_writers() -> None:
    op.add_column("writers", sa.Column("mentor_id", sa.Uuid(), nullable=True))
    op.add_column("writers", sa.Column("best_id", sa.Uuid(), nullable=True))
    op.create_check_constraint(
        op.f("ck_writers_mentor_id_itself"), "writers", sa.text("mentor_id <> id"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_writers_name_min_length"), "writers", sa.text("char_length(name) >= 1"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_writers_name_blank"), "writers", sa.text("name ~ E'\\\\S'"), postgresql_not_valid=True
    )


def change_articles() -> None:
    op.drop_constraint(op.f("ck_articles_title_max_length"), "articles", type_="check")
    op.drop_constraint(op.f("ck_articles_slug_max_length"), "articles", type_="check")
    op.drop_constraint(op.f("ck_articles_state_values"), "articles", type_="check")
    op.drop_constraint(op.f("ck_articles_price_ge"), "articles", type_="check")
    op.drop_index(op.f("uq_articles_slug"), table_name="articles")
    op.alter_column("articles", "price", type_=sa.Numeric(10, 2))
    op.alter_column("articles", "pages", server_default="1")
    op.alter_column("articles", "slug", nullable=True)
    op.add_column("articles", sa.Column("box_id", sa.Uuid(), nullable=True))
    op.add_column("articles", sa.Column("code", sa.Text(), nullable=True))
    op.create_check_constraint(
        op.f("ck_articles_price_ge"), "articles", sa.text("price >= 0"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_articles_headline_max_length"),
        "articles",
        sa.text("char_length(headline) <= 250"),
        postgresql_not_valid=True,
    )
    op.create_check_constraint(
        op.f("ck_articles_code_max_length"), "articles", sa.text("char_length(code) <= 12"), postgresql_not_valid=True
    )


def change_notes() -> None:
    op.drop_constraint(op.f("fk_notes_article_id_articles"), "notes", type_="foreignkey")


def demand_articles() -> None:
    op.create_check_constraint(
        op.f("ck_articles_pages_required"), "articles", sa.text("pages IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_articles_state_values"),
        "articles",
        sa.text("state IN ('DRAFT', 'PUBLIC', 'GONE')"),
        postgresql_not_valid=True,
    )


def build_ix_writers_mentor_id() -> None:
    op.create_index(op.f("ix_writers_mentor_id"), "writers", ["mentor_id"], postgresql_concurrently=True)


def build_ix_writers_best_id() -> None:
    op.create_index(op.f("ix_writers_best_id"), "writers", ["best_id"], postgresql_concurrently=True)


def build_uq_tags_label_new() -> None:
    op.create_index(
        op.f("uq_tags_label_new"),
        "tags",
        [sa.text("replace(lower(upper(label COLLATE pg_c_utf8)), 'ß', 'ss')")],
        unique=True,
        postgresql_concurrently=True,
    )


def take_uq_tags_label() -> None:
    op.drop_constraint(op.f("uq_tags_label"), "tags", type_="unique")
    op.execute("ALTER INDEX uq_tags_label_new RENAME TO uq_tags_label")


def build_uq_articles_code_per_box() -> None:
    op.create_index(
        op.f("uq_articles_code_per_box"),
        "articles",
        ["code", "box_id"],
        unique=True,
        postgresql_where=sa.text("deleted_at IS NULL"),
        postgresql_concurrently=True,
    )


def build_ix_articles_shelf_new() -> None:
    op.create_index(op.f("ix_articles_shelf_new"), "articles", ["pages", "state"], postgresql_concurrently=True)


def take_ix_articles_shelf() -> None:
    op.drop_index(op.f("ix_articles_shelf"), table_name="articles")
    op.execute("ALTER INDEX ix_articles_shelf_new RENAME TO ix_articles_shelf")


def build_ix_articles_box_id() -> None:
    op.create_index(op.f("ix_articles_box_id"), "articles", ["box_id"], postgresql_concurrently=True)


def refer_writers() -> None:
    op.create_foreign_key(
        op.f("fk_writers_mentor_id_writers"),
        "writers",
        "writers",
        ["mentor_id"],
        ["id"],
        ondelete="SET NULL",
        postgresql_not_valid=True,
    )
    op.create_foreign_key(
        op.f("fk_writers_best_id_articles"),
        "writers",
        "articles",
        ["best_id"],
        ["id"],
        ondelete="SET NULL",
        postgresql_not_valid=True,
    )


def refer_articles() -> None:
    op.create_foreign_key(
        op.f("fk_articles_box_id_boxes"),
        "articles",
        "boxes",
        ["box_id"],
        ["id"],
        ondelete="SET NULL",
        postgresql_not_valid=True,
    )


def add_ck_writers_mentor_id_acyclic() -> None:
    op.execute(
        """
        CREATE FUNCTION ck_writers_mentor_id_acyclic() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- One move at a time: two may close a circle that neither of them closes alone.
            PERFORM pg_advisory_xact_lock(
                hashtextextended('ck_writers_mentor_id_acyclic', 0)
            );
            IF EXISTS (
                WITH RECURSIVE above AS (
                    SELECT NEW.mentor_id AS id
                    UNION
                    SELECT own.mentor_id
                    FROM writers AS own
                    JOIN above USING (id)
                )
                SELECT FROM above WHERE id = NEW.id
            ) THEN
                RAISE check_violation USING
                    MESSAGE = 'writers form a circle: '
                              'ck_writers_mentor_id_acyclic',
                    CONSTRAINT = 'ck_writers_mentor_id_acyclic',
                    TABLE = 'writers',
                    COLUMN = 'mentor_id';
            END IF;
            RETURN NULL;
        END
        $$
        """
    )
    op.execute(
        """
        -- A new row is above no other one yet.
        CREATE TRIGGER ck_writers_mentor_id_acyclic
        AFTER UPDATE OF mentor_id
        ON writers
        FOR EACH ROW WHEN (
            NEW.mentor_id IS NOT NULL
            AND NEW.mentor_id IS DISTINCT FROM
            OLD.mentor_id
        )
        EXECUTE FUNCTION ck_writers_mentor_id_acyclic()
        """
    )


def add_fk_writers_best_id_articles_seen() -> None:
    op.execute(
        """
        CREATE FUNCTION fk_writers_best_id_articles_seen() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- The lock keeps it in sight until this transaction ends.
            PERFORM FROM articles
            WHERE id = NEW.best_id
            AND deleted_at IS NULL FOR SHARE;
            IF NOT FOUND THEN
                RAISE foreign_key_violation USING
                    MESSAGE = 'writers refer to a row that is deleted: '
                              'fk_writers_best_id_articles',
                    CONSTRAINT = 'fk_writers_best_id_articles',
                    TABLE = 'writers';
            END IF;
            RETURN NULL;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER fk_writers_best_id_articles_seen
        AFTER INSERT OR UPDATE OF best_id
        ON writers
        FOR EACH ROW WHEN (NEW.best_id IS NOT NULL)
        EXECUTE FUNCTION fk_writers_best_id_articles_seen()
        """
    )


def add_fk_writers_best_id_articles_gone() -> None:
    op.execute(
        """
        CREATE FUNCTION fk_writers_best_id_articles_gone() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE writers
            SET best_id = NULL
            WHERE best_id = NEW.id;
            RETURN NULL;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER fk_writers_best_id_articles_gone
        AFTER UPDATE OF deleted_at
        ON articles
        FOR EACH ROW WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL)
        EXECUTE FUNCTION fk_writers_best_id_articles_gone()
        """
    )


def require_articles_pages() -> None:
    op.alter_column("articles", "pages", nullable=False)
    op.drop_constraint(op.f("ck_articles_pages_required"), "articles", type_="check")


def drop_ck_writers_mentor_id_acyclic_back() -> None:
    op.execute("DROP TRIGGER ck_writers_mentor_id_acyclic ON writers")
    op.execute("DROP FUNCTION ck_writers_mentor_id_acyclic()")


def drop_fk_writers_best_id_articles_seen_back() -> None:
    op.execute("DROP TRIGGER fk_writers_best_id_articles_seen ON writers")
    op.execute("DROP FUNCTION fk_writers_best_id_articles_seen()")


def drop_fk_writers_best_id_articles_gone_back() -> None:
    op.execute("DROP TRIGGER fk_writers_best_id_articles_gone ON articles")
    op.execute("DROP FUNCTION fk_writers_best_id_articles_gone()")


def rename_authors_back() -> None:
    op.rename_table("writers", "authors")
    op.execute("ALTER TABLE authors RENAME CONSTRAINT pk_writers TO pk_authors")
    op.execute("ALTER TABLE authors RENAME CONSTRAINT ck_writers_name_max_length TO ck_authors_name_max_length")
    op.execute("ALTER INDEX ix_writers_created_at_id RENAME TO ix_authors_created_at_id")


def rename_articles_back() -> None:
    op.alter_column("articles", "headline", new_column_name="title")
    op.execute("ALTER TABLE articles RENAME CONSTRAINT fk_articles_author_id_writers TO fk_articles_author_id_authors")
    op.execute("ALTER INDEX ix_articles_headline RENAME TO ix_articles_title")


def change_authors_back() -> None:
    op.drop_constraint(op.f("fk_writers_mentor_id_writers"), "authors", type_="foreignkey")
    op.drop_constraint(op.f("fk_writers_best_id_articles"), "authors", type_="foreignkey")
    op.drop_constraint(op.f("ck_writers_mentor_id_itself"), "authors", type_="check")
    op.drop_constraint(op.f("ck_writers_name_min_length"), "authors", type_="check")
    op.drop_constraint(op.f("ck_writers_name_blank"), "authors", type_="check")
    op.drop_index(op.f("ix_writers_mentor_id"), table_name="authors")
    op.drop_index(op.f("ix_writers_best_id"), table_name="authors")


def change_articles_back() -> None:
    op.drop_constraint(op.f("fk_articles_box_id_boxes"), "articles", type_="foreignkey")
    op.drop_constraint(op.f("ck_articles_headline_max_length"), "articles", type_="check")
    op.drop_constraint(op.f("ck_articles_state_values"), "articles", type_="check")
    op.drop_constraint(op.f("ck_articles_price_ge"), "articles", type_="check")
    op.drop_constraint(op.f("ck_articles_code_max_length"), "articles", type_="check")
    op.drop_index(op.f("uq_articles_code_per_box"), table_name="articles")
    op.drop_index(op.f("ix_articles_box_id"), table_name="articles")
    op.alter_column("articles", "price", type_=sa.Numeric(8, 2))
    op.alter_column("articles", "pages", server_default=None, nullable=True)
    op.create_check_constraint(
        op.f("ck_articles_price_ge"), "articles", sa.text("price >= 0"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_articles_title_max_length"),
        "articles",
        sa.text("char_length(title) <= 200"),
        postgresql_not_valid=True,
    )
    op.create_check_constraint(
        op.f("ck_articles_slug_max_length"), "articles", sa.text("char_length(slug) <= 80"), postgresql_not_valid=True
    )


def change_shelves_back() -> None:
    op.drop_constraint(op.f("fk_shelves_first_id_boxes"), "shelves", type_="foreignkey")


def change_boxes_back() -> None:
    op.drop_constraint(op.f("fk_boxes_shelf_id_shelves"), "boxes", type_="foreignkey")


def demand_articles_back() -> None:
    op.create_check_constraint(
        op.f("ck_articles_slug_required"), "articles", sa.text("slug IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_articles_state_values"),
        "articles",
        sa.text("state IN ('DRAFT', 'LIVE', 'SOLD_OUT')"),
        postgresql_not_valid=True,
    )


def build_uq_tags_label_new_back() -> None:
    op.create_index(op.f("uq_tags_label_new"), "tags", ["label"], unique=True, postgresql_concurrently=True)


def take_uq_tags_label_back() -> None:
    op.drop_index(op.f("uq_tags_label"), table_name="tags")
    op.execute("ALTER TABLE tags ADD CONSTRAINT uq_tags_label UNIQUE USING INDEX uq_tags_label_new")


def build_uq_articles_slug_back() -> None:
    op.create_index(
        op.f("uq_articles_slug"),
        "articles",
        ["slug"],
        unique=True,
        postgresql_where=sa.text("deleted_at IS NULL"),
        postgresql_concurrently=True,
    )


def build_ix_articles_shelf_new_back() -> None:
    op.create_index(op.f("ix_articles_shelf_new"), "articles", ["state", "pages"], postgresql_concurrently=True)


def take_ix_articles_shelf_back() -> None:
    op.drop_index(op.f("ix_articles_shelf"), table_name="articles")
    op.execute("ALTER INDEX ix_articles_shelf_new RENAME TO ix_articles_shelf")


def refer_notes_back() -> None:
    op.create_foreign_key(
        op.f("fk_notes_article_id_articles"),
        "notes",
        "articles",
        ["article_id"],
        ["id"],
        ondelete="CASCADE",
        postgresql_not_valid=True,
    )


def add_fk_notes_article_id_articles_seen_back() -> None:
    op.execute(
        """
        CREATE FUNCTION fk_notes_article_id_articles_seen() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- The lock keeps it in sight until this transaction ends.
            PERFORM FROM articles
            WHERE id = NEW.article_id
            AND deleted_at IS NULL FOR SHARE;
            IF NOT FOUND THEN
                RAISE foreign_key_violation USING
                    MESSAGE = 'notes refer to a row that is deleted: '
                              'fk_notes_article_id_articles',
                    CONSTRAINT = 'fk_notes_article_id_articles',
                    TABLE = 'notes';
            END IF;
            RETURN NULL;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER fk_notes_article_id_articles_seen
        AFTER INSERT OR UPDATE OF article_id
        ON notes
        FOR EACH ROW WHEN (NEW.article_id IS NOT NULL)
        EXECUTE FUNCTION fk_notes_article_id_articles_seen()
        """
    )


def require_articles_slug_back() -> None:
    op.alter_column("articles", "slug", nullable=False)
    op.drop_constraint(op.f("ck_articles_slug_required"), "articles", type_="check")


def contract_authors_back() -> None:
    op.drop_column("authors", "best_id")
    op.drop_column("authors", "mentor_id")


def contract_articles_back() -> None:
    op.drop_column("articles", "box_id")
    op.drop_column("articles", "code")


def drop_shelves_back() -> None:
    op.drop_table("shelves")


def drop_boxes_back() -> None:
    op.drop_table("boxes")
