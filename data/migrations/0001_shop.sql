-- What the shop knows and keeps. Ids are opaque texts, compared byte by byte (COLLATE "C": the same order on every
-- server). Money is an integer in minor units. json, not jsonb: what is kept comes back as it was written, whatever is in it
-- (jsonb refuses \u0000 and lone surrogates, which feeds and shoppers do send), and goes in faster.
-- History and events have no foreign keys: they outlive the catalogue.

CREATE TABLE product (
  id text COLLATE "C" PRIMARY KEY,
  -- Of all fields that the shop gives; tells whether an import changes anything.
  content_hash text NOT NULL,
  visible boolean NOT NULL DEFAULT true,
  price_minor bigint NOT NULL CHECK (price_minor >= 0),
  currency text NOT NULL,
  list_price_minor bigint,
  stock bigint CHECK (stock >= 0),
  rating double precision,
  rating_count bigint NOT NULL,
  popularity double precision,
  -- Name, description, brand, categories, attributes, pictures, dates: see data/store/productRow.ts.
  details json NOT NULL,
  changed_at timestamptz NOT NULL
);

-- One row. The version changes whenever the visible catalogue changes, and is never used twice.
CREATE TABLE catalog_version (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  version uuid NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO catalog_version DEFAULT VALUES;

-- From `at` on, the price is this.
CREATE TABLE price_point (
  product_id text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL,
  price_minor bigint NOT NULL CHECK (price_minor >= 0),
  list_price_minor bigint,
  currency text NOT NULL,
  PRIMARY KEY (product_id, at)
);

CREATE TABLE stock_point (
  product_id text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL,
  stock bigint NOT NULL CHECK (stock >= 0),
  PRIMARY KEY (product_id, at)
);

CREATE TABLE review (
  id text COLLATE "C" PRIMARY KEY,
  product_id text COLLATE "C" NOT NULL,
  shopper_id text COLLATE "C" NOT NULL,
  stars smallint NOT NULL CHECK (stars BETWEEN 1 AND 5),
  text json NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX review_of_product ON review (product_id, at);

CREATE TABLE event (
  -- The order of the log.
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text COLLATE "C" NOT NULL UNIQUE,
  kind text NOT NULL,
  at timestamptz NOT NULL,
  shopper_id text COLLATE "C" NOT NULL,
  session_id text,
  product_id text COLLATE "C",
  list_id text COLLATE "C",
  quantity bigint,
  price_minor bigint,
  stars double precision,
  -- Of list-shown: the conversation and the items.
  shown json
);
CREATE INDEX event_of_shopper ON event (shopper_id);

-- Numbers are given out before a transaction commits, so a reader that goes by number could pass one that is not
-- committed yet and never see it. Writers hold this lock in common until they commit; a reader takes it alone for a moment to
-- learn up to which number nothing is missing (data/store/eventStore.ts).
CREATE FUNCTION lock_event_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4715200318);
  RETURN NULL;
END $$;
CREATE TRIGGER event_log_lock BEFORE INSERT ON event FOR EACH STATEMENT EXECUTE FUNCTION lock_event_log();

CREATE TABLE profile (
  shopper_id text COLLATE "C" PRIMARY KEY,
  etag uuid NOT NULL DEFAULT gen_random_uuid(),
  -- All of it but the vector.
  profile json NOT NULL,
  -- Float32, little-endian.
  vector bytea,
  updated_at timestamptz NOT NULL
);

CREATE TABLE state (
  key text COLLATE "C" PRIMARY KEY,
  etag uuid NOT NULL DEFAULT gen_random_uuid(),
  value json NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- How far an import came: everything up to `line` is in the database.
CREATE TABLE import_checkpoint (
  feed_key text COLLATE "C" PRIMARY KEY,
  line bigint NOT NULL CHECK (line >= 0),
  -- What the import wants to find again when it goes on.
  note json,
  updated_at timestamptz NOT NULL DEFAULT now()
);
