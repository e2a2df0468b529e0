-- Conversations of the web widget, so that a reload or a restart resumes them.
create table direct_line_conversation (
  id text primary key,
  user_id text not null,
  last_at timestamptz not null,
  ended boolean not null default false
);
create index direct_line_conversation_last_at on direct_line_conversation (last_at);

create table direct_line_activity (
  conversation_id text not null references direct_line_conversation (id) on delete cascade,
  position integer not null,
  json text not null,
  primary key (conversation_id, position)
);
