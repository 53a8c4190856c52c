-- Vowel signs and the voicing of kana stay in folded names now: the server notes these names anew when it starts.
UPDATE "Participant" SET "look" = '' WHERE "display_name" GLOB '*[^ -~]*';
