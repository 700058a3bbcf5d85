-- Everything stands under a municipality. Later migrations only add: an older release must be able to work beside a newer one.
CREATE TABLE citizens (
  municipality text NOT NULL,
  citizen text NOT NULL,
  version integer NOT NULL,
  created text NOT NULL,
  document jsonb NOT NULL,
  -- What a list needs, so that no document is loaded for it.
  summary jsonb NOT NULL,
  caseworker text NOT NULL,
  audit_head text NOT NULL,
  audit_records integer NOT NULL,
  PRIMARY KEY (municipality, citizen)
);
CREATE INDEX citizens_by_caseworker ON citizens (municipality, caseworker);

-- A message is known by a hash of channel, account and its own id: no telephone number stands here.
CREATE TABLE seen (
  n bigint GENERATED ALWAYS AS IDENTITY,
  municipality text NOT NULL,
  message text NOT NULL,
  account text NOT NULL,
  citizen text NOT NULL,
  UNIQUE (municipality, message)
);
CREATE INDEX seen_by_citizen ON seen (municipality, citizen, n);

-- Times in milliseconds since 1970, as text in `item`. `lane`: the channel; of a lane only the first item is handed out.
CREATE TABLE outbox (
  n bigint GENERATED ALWAYS AS IDENTITY,
  municipality text NOT NULL,
  citizen text NOT NULL,
  id text NOT NULL,
  lane text NOT NULL,
  position integer NOT NULL,
  item jsonb NOT NULL,
  ready bigint NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  held_until bigint NOT NULL DEFAULT 0,
  held_by text,
  PRIMARY KEY (municipality, citizen, id)
);
CREATE INDEX outbox_ready ON outbox (ready);
CREATE INDEX outbox_lane ON outbox (municipality, citizen, lane, position, n);

CREATE TABLE due (
  n bigint GENERATED ALWAYS AS IDENTITY,
  municipality text NOT NULL,
  citizen text NOT NULL,
  id text NOT NULL,
  item jsonb NOT NULL,
  ready bigint NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  held_until bigint NOT NULL DEFAULT 0,
  held_by text,
  PRIMARY KEY (municipality, citizen, id)
);
CREATE INDEX due_ready ON due (ready);

-- Older entries, by the segment that the document names. Never changed.
CREATE TABLE transcript (
  municipality text NOT NULL,
  citizen text NOT NULL,
  segment text NOT NULL,
  position integer NOT NULL,
  entry jsonb NOT NULL,
  PRIMARY KEY (municipality, citizen, segment, position)
);

CREATE TABLE audit (
  municipality text NOT NULL,
  citizen text NOT NULL,
  number integer NOT NULL,
  at text NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  object text NOT NULL,
  commitment text,
  hash text NOT NULL,
  previous text NOT NULL,
  PRIMARY KEY (municipality, citizen, number)
);

CREATE TABLE accounts (
  municipality text NOT NULL,
  channel text NOT NULL,
  account text NOT NULL,
  citizen text NOT NULL,
  PRIMARY KEY (municipality, channel, account)
);
CREATE INDEX accounts_by_citizen ON accounts (municipality, citizen);

CREATE TABLE registry (
  municipality text NOT NULL,
  name text NOT NULL,
  version integer NOT NULL,
  value jsonb NOT NULL,
  PRIMARY KEY (municipality, name)
);

CREATE TABLE probe (one boolean PRIMARY KEY, n bigint NOT NULL);
