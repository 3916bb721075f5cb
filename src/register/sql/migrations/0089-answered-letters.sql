-- Which letter a mail answers: it names the id that the letter went out under.
create index letter_answered on letter (letter_id);
