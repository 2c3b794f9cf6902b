# The same two commands as in the README, for hands that type `make`.
DENO ?= $(shell command -v deno >/dev/null 2>&1 && echo deno || echo npx -y deno@2.9.6)

.PHONY: quickstart test ok
quickstart:
	$(DENO) task quickstart
test:
	$(DENO) task test
ok:
	$(DENO) task ok
