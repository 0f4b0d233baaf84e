import { expect, test } from "../actors.ts";

test.use({ options: ["--registration"] });

test("somebody creates an account, signs in with it, and a wrong password is said beside the field", async ({
  cast,
}) => {
  const { page } = await cast.enter("king");
  await page.getByRole("button", { name: "Create account" }).click();
  const form = page.getByRole("dialog", { name: "Create account" });
  await form.getByRole("textbox", { name: /user ?name/i }).fill("richardiii");
  await form
    .getByLabel(/password/i)
    .first()
    .fill("dieu et mon droit");
  await form.getByRole("button", { name: "Create account" }).click();
  await expect(form).toBeHidden();

  await page.getByRole("textbox", { name: "Address" }).fill("richardiii@localhost");
  await page.getByLabel("Password", { exact: true }).fill("a horse");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Address or password is wrong. Type them again.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Address" })).toHaveValue("richardiii@localhost");

  await page.getByLabel("Password", { exact: true }).fill("dieu et mon droit");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Rooms", exact: true })).toBeVisible();
});
