export const arraysBounded = () => ({
  Schema: {
    enter({ type, maxItems }, { report, location }) {
      if ([type].flat().includes("array") && maxItems === undefined)
        report({ message: "Bound the array with maxItems.", location: location.child("type") });
    },
  },
});
