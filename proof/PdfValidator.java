// Validates PDF files with veraPDF's engine; prints one line of tab-separated fields for each file and profile:
// "OK", profile, file, number of checks - or "FEJL", profile, file, number of times, rule and message.
// Usage: java -cp ENGINE PdfValidator.java PROFILE[,PROFILE] FILE...
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class PdfValidator {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] arguments) {
        VeraGreenfieldFoundryProvider.initialise();
        String[] profiles = arguments[0].split(",");
        for (int place = 1; place < arguments.length; place++) {
            for (String profile : profiles) {
                try {
                    tell(profile, arguments[place]);
                } catch (IOException | VeraPDFException | RuntimeException error) {
                    print("FEJL", profile, arguments[place], "1", error.toString());
                }
            }
        }
    }

    private static void tell(String profile, String file) throws IOException, VeraPDFException {
        ValidationResult result = validated(PDFAFlavour.fromString(profile), file);
        if (result.isCompliant()) {
            print("OK", profile, file, String.valueOf(result.getTotalAssertions()));
            return;
        }
        Map<String, Integer> broken = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                broken.merge(rule + " " + assertion.getMessage(), 1, Integer::sum);
            }
        }
        broken.forEach((rule, times) -> print("FEJL", profile, file, times.toString(), rule));
    }

    private static ValidationResult validated(PDFAFlavour profile, String file) throws IOException, VeraPDFException {
        try (InputStream stream = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, profile)) {
            return Foundries.defaultInstance().createValidator(profile, false).validate(parser);
        }
    }

    private static void print(String... fields) {
        for (int place = 0; place < fields.length; place++) {
            fields[place] = fields[place].replaceAll("\\s+", " ");
        }
        OUT.println(String.join("\t", fields));
    }
}
