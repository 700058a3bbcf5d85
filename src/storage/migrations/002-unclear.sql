-- Since when nobody knows whether a message was sent. An older release hands it out again only when its lease has run out.
ALTER TABLE outbox ADD COLUMN unclear text;
CREATE INDEX outbox_unclear ON outbox (municipality, citizen) WHERE unclear IS NOT NULL;
